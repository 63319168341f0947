"""Each new stamp is told to whoever listens, by the database itself and with the commit.

Who listens: sparks.core.page_cache.watch.
"""

from django.db import migrations

TELL = """
CREATE FUNCTION core_generation_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('sparks_generation', NEW.stamp::text);
    RETURN NULL;
END
$$;
CREATE TRIGGER core_generation_told AFTER INSERT OR UPDATE ON core_generation
    FOR EACH ROW EXECUTE FUNCTION core_generation_tell();
"""
STAY_SILENT = """
DROP TRIGGER core_generation_told ON core_generation;
DROP FUNCTION core_generation_tell();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0002_privacy_page")]

    operations = [migrations.RunSQL(TELL, STAY_SILENT)]
