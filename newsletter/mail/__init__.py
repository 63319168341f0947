"""How an issue looks as a mail: its parts, as HTML and as text. Knows pages, no models of ours."""
