"""How a letter goes by SMTP; it counts as delivered once the server has answered 250."""

import smtplib
import ssl
from contextlib import suppress
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from typing import cast
from urllib.parse import urlsplit

from tthc.delivery.letter import DeliveryError, Letter, Way

SECONDS = 30
_LOCAL = {"localhost", "127.0.0.1", "::1"}
_NO_ENCRYPTION = "it offers no encryption for the password"
_PORTS = {"smtp": 25, "smtps": 465}


def deliver(letter: Letter, way: Way) -> str:
    """Hand a letter to the server; give which of its addresses were refused, if any.

    Raises:
        DeliveryError: the server did not take it, or did not answer.
    """
    shown = urlsplit(way.address).netloc
    try:
        server = _open(way)
        try:
            refused = server.send_message(_message(letter, way))
        finally:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
    except (smtplib.SMTPServerDisconnected, TimeoutError) as error:
        raise DeliveryError(way=shown, reason=_said(error), certain=False) from error
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryError(way=shown, reason=_said(error)) from error
    return ", ".join(refused)


def _open(way: Way) -> smtplib.SMTP:
    parts = urlsplit(way.address)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    if parts.scheme == "smtps":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=SECONDS)
    try:
        _greet(server, way, safe=parts.scheme == "smtps" or host in _LOCAL)
    except BaseException:
        server.close()
        raise
    return server


def _greet(server: smtplib.SMTP, way: Way, *, safe: bool) -> None:
    """Ask for encryption where it is offered; a password never goes over the network without."""
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
        safe = True
    if not way.password:
        return
    if not safe:
        raise smtplib.SMTPNotSupportedError(_NO_ENCRYPTION)
    server.login(way.user or way.sender, way.password)


def _message(letter: Letter, way: Way) -> MIMEMultipart:
    """Build the message; `EmailMessage` loses a space where it folds a Vietnamese subject."""
    message = MIMEMultipart("alternative")
    message["Subject"] = cast("str", Header(letter.subject, "utf-8"))
    message["From"] = way.sender
    message["To"] = ", ".join(letter.to)
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.id}>"
    message["Auto-Submitted"] = "auto-generated"
    message.attach(MIMEText(letter.text, "plain", "utf-8"))
    message.attach(MIMEText(letter.html, "html", "utf-8"))
    return message


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        return f"{error.smtp_code} {text}"
    return str(error) or type(error).__name__
