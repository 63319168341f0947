from pathlib import Path
from newsletter.mail.bodies import bodies_of
def test_write(issue):
    bodies = bodies_of(issue)
    Path("/tmp/mail.html").write_text(bodies.html)
    Path("/tmp/mail.txt").write_text(bodies.text)
    print(len(bodies.html))
