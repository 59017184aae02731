"""A letter as a draft for the mail program: it opens ready to be looked at and sent."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses

from db.folding import fold
from desktop.office.layout import printable
from desktop.office.safe_names import safe_file_name

EML = ".eml"
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
_ANY = "application/octet-stream"
_LINE = 74  # signs of a header's line
_MAILBOX = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[^\s@<>\"(),:;\[\]\\]+")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter; its name is made safe when it is attached."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What is to be sent. `to` is one address or several, parted by commas or semicolons."""

    to: str
    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()


def mail_draft(mail: Mail) -> bytes:
    """Return the draft: «X-Unsent» lets Outlook and Thunderbird open it for sending.

    It has neither a sender nor a date: the mail program knows both better. An address that is none is left
    out, so that the draft opens all the same.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if addresses := tuple(_addresses(mail.to)):
        message["To"] = addresses
    message["Subject"] = fold(printable(mail.subject))
    message.set_content(printable(mail.text), cte="base64")
    for attachment, name in zip(mail.attachments, _names(mail.attachments), strict=True):
        kind = _TYPES.get(name.rpartition(".")[2].lower(), _ANY)
        message.add_attachment(attachment.content, *kind.split("/"), filename=name)
        *_, part = message.iter_attachments()
        del part["Content-Type"]
        part.set_raw("Content-Type", f'\n {kind};\n name="{_in_words(name)}"')
    return message.as_bytes()


def _in_words(name: str) -> str:
    """Return a name as encoded words, a line each: some versions of Outlook read no other (RFC 2231)."""
    return Header(name, maxlinelen=_LINE, header_name=' name="').encode()


def _addresses(to: str) -> Iterator[Address]:
    """Yield the addresses as mail takes them: domains in Russian letters in their Latin form."""
    for name, mailbox in _parts(to):
        if not _MAILBOX.fullmatch(mailbox):
            continue
        user, _, domain = mailbox.rpartition("@")
        try:
            yield Address(name, user.encode("ascii").decode(), domain.encode("idna").decode())
        except (ValueError, HeaderParseError):
            continue


def _parts(to: str) -> list[tuple[str, str]]:
    """Return the names and mailboxes of a list of addresses."""
    return getaddresses([fold(to).replace(";", ",").rstrip(", ")])


def is_address(text: str) -> bool:
    """Say whether all of a text is addresses to which mail can go."""
    return bool(text.strip()) and len(tuple(_addresses(text))) == len(_parts(text))


def _names(attachments: Sequence[Attachment]) -> Iterator[str]:
    """Yield safe names, each once."""
    met: set[str] = set()
    for attachment in attachments:
        name = safe_file_name(attachment.name)
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while name.lower() in met:
            number += 1
            name = f"{stem} ({number}){dot}{suffix}" if stem else f"{suffix} ({number})"
        met.add(name.lower())
        yield name
