"""Forms of the portal and the desk."""
