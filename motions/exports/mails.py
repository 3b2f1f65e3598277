"""What do mails say, in the language of their reader?"""

from __future__ import annotations

from flask_babel import force_locale, gettext

from motions.domain.mail_text import MailText
from motions.domain.signing_in import LinkPurpose


def link_mail(purpose: LinkPurpose, language: str, *, name: str, address: str, conference: str = "") -> MailText:
    """Write the mail that brings a link.

    `language` is "de" or "en"; `address` is the whole address of the link; `conference` is the name of the conference a
    person is invited to, "" elsewhere.
    """
    with force_locale(language):
        subjects = {
            LinkPurpose.SIGN_IN: gettext("Anmelden bei Zeilentreu"),
            LinkPurpose.INVITATION: gettext("Ihr Zugang zu %(conference)s", conference=conference),
            LinkPurpose.RECOVERY: gettext("Neues Passwort für Zeilentreu"),
        }
        sentences = {
            LinkPurpose.SIGN_IN: gettext("mit diesem Link melden Sie sich an. Er gilt 15 Minuten und nur einmal:"),
            LinkPurpose.INVITATION: gettext(
                "mit diesem Link setzen Sie Ihr Passwort für %(conference)s. Er gilt 14 Tage und nur einmal:",
                conference=conference,
            ),
            LinkPurpose.RECOVERY: gettext(
                "mit diesem Link setzen Sie ein neues Passwort. Er gilt 15 Minuten und nur einmal:"
            ),
        }
        body = "\n\n".join(
            (
                gettext("Guten Tag %(name)s,", name=name),
                sentences[purpose],
                address,
                gettext("Wenn Sie das nicht erwartet haben, löschen Sie diese Mail; es geschieht dann nichts."),
            )
        )
        return MailText(subjects[purpose], f"{body}\n")
