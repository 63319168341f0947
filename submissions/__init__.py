"""Project teams: joining, writing, being reviewed, staying in charge of one's pages."""
