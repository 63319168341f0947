"""The portal: pages for signed-in members of teams."""
