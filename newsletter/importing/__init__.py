"""Files with addresses: how they are read, and what is made of each row."""
