"""Demo records that are not pages: accounts, organisations, texts, menus, settings."""

from django.contrib.auth.models import Group
from wagtail.models import Page, Site

from projects.models import Organisation
from sparks.accounts import second_factor
from sparks.accounts.models import User
from sparks.core.models import Menu, MenuItem, SiteSettings, SiteTexts

from .accounts import DEMO_ACCOUNTS, RECOVERY_CODES, totp_secret
from .read import Linker, rows


def load_accounts() -> None:
    """Create one account a role; the administrator may do everything."""
    for email, password, role in DEMO_ACCOUNTS:
        if User.objects.filter(email=email).exists():
            continue
        is_admin = role == "Administrators"
        user = User.objects.create_user(
            email,
            password,
            first_name=role.rstrip("s") or email.partition("@")[0].title(),
            is_staff=is_admin,
            is_superuser=is_admin,
        )
        user.groups.set(Group.objects.filter(name=role))
        if secret := totp_secret(email):
            second_factor.set_up(user, secret, RECOVERY_CODES)


def load_organisations() -> dict[str, Organisation]:
    """Create the organisations and give them by the key they have in the demo files."""
    found = {}
    for row in rows("organisations")["organisation"]:
        fields = {key: row[key] for key in ("short_name", "city", "kind", "website") if key in row}
        found[row["key"]], _created = Organisation.objects.get_or_create(
            name=row["name"], country=row.get("country", ""), defaults=fields
        )
    return found


def load_texts(home: Page, linker: Linker) -> None:
    """Fill the texts of the frame, the menus and the settings."""
    texts = rows("pages")["site"]
    SiteTexts.objects.filter(locale=home.locale, claim="").update(**texts)
    for row in rows("menus")["menu"]:
        menu, created = Menu.objects.get_or_create(
            handle=row["handle"], locale=home.locale, defaults={"title": row["title"]}
        )
        if created:
            load_items(menu, row["items"], linker)
    site = Site.objects.get(is_default_site=True)
    settings, _created = SiteSettings.objects.get_or_create(site=site)
    settings.privacy_page_id = settings.privacy_page_id or linker.keys["privacy"]
    settings.save()


def load_items(menu: Menu, items: list[dict], linker: Linker) -> None:
    """Fill a menu with links."""
    for place, item in enumerate(items):
        MenuItem.objects.create(
            menu=menu,
            locale=menu.locale,
            sort_order=place,
            label=item["label"],
            page_id=linker.keys[item["page"]] if "page" in item else None,
            url=item.get("url", ""),
        )
