"""What is read from the texts of the chosen event, partners and the like, and what is chosen besides."""

from functools import partial
from threading import Thread

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.entities import Event, Field, HeadCount, Partner, Reading, SignedDocument, Texts
from desktop.report.reading import Reader
from desktop.services.known_partners import LEVEL_NAMES, known_partners
from desktop.services.naming import sphere_name
from desktop.ui.recalled import hint
from desktop.ui.session import Session
from desktop.ui.widgets.chips import Chip, Chips
from desktop.ui.widgets.headcount_field import HeadCountField
from desktop.ui.widgets.institution_field import InstitutionField
from desktop.ui.widgets.partner_search import PartnerSearch
from desktop.ui.widgets.signed_entry import SignedEntry
from desktop.ui.widgets.sphere_field import SphereField

_BETWEEN = 12  # pixels
_TO_READ = Texts(title="Минск, 5 человек: подписано соглашение", period="5 мая 2025 года")


class Facts(QWidget):
    """Shows the reading of an event as it is now; what a person sets here stays whatever the texts become."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ready: Reader | None = None
        self._partners = Chips("Партнеры", "Партнер")
        self._headcount = HeadCountField()
        self._signed = Chips("Подписанные документы", "Документ")
        self._sphere = SphereField(session.dictionaries)
        self._institution = InstitutionField()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        self._parts = (self._partners, self._headcount, self._signed, self._sphere, self._institution)
        for part in self._parts:
            layout.addWidget(part)
        self._connect()
        self._offer()
        self.show_event(session.chosen)

    def _connect(self) -> None:
        self._partners.removed.connect(self._remove_partner)
        self._partners.adding.connect(self._seek_partner)
        self._headcount.was_set.connect(self._set_headcount)
        self._headcount.to_be_written.connect(self._write_headcount)
        self._signed.removed.connect(self._remove_document)
        self._signed.adding.connect(self._enter_document)
        self._sphere.picked.connect(self._set_sphere)
        self._institution.named.connect(self._set_institution)
        self._session.report_shown.connect(self._offer)
        self._session.office.dictionaries_changed.connect(self._sphere.use)
        self._session.event_chosen.connect(self.show_event)
        self._session.event_changed.connect(self.show_event)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody set anything, or let it be set again."""
        for part in self._parts:
            part.set_read_only(read_only)

    @Slot()
    def get_ready(self) -> None:
        """Make the reader ready beside the typing: the first save need not wait for it."""
        reader = self._session.editing.reader
        if reader is not self._ready:
            self._ready = reader
            Thread(target=reader.read, args=(_TO_READ, None), name="reader", daemon=True).start()

    @Slot(object)
    def show_event(self, event: Event | None) -> None:
        """Show what is known of an event."""
        reading = event.reading if event else None
        self._partners.show_chips(
            [_partner(each, reading) for each in reading.all_partners] if reading else []
        )
        self._headcount.show_reading(reading)
        self._signed.show_chips([_document(each, reading) for each in reading.documents] if reading else [])
        self._sphere.show_sphere(event.sphere if event else "", self._hint())
        self._institution.show_institution(event.institution if event else "")

    def repeat(self) -> bool:
        """Put in the sphere that was chosen last, where none is and the keys are there; False elsewhere."""
        last, event = self._session.last_sphere(), self._session.chosen
        is_meant = self._sphere.has_keys() and event is not None and not event.sphere and bool(last)
        if is_meant:
            self._set_sphere(last)
        return is_meant

    def _hint(self) -> str:
        last = self._session.last_sphere()
        return hint(sphere_name(last, self._session.dictionaries)) if last else ""

    @Slot()
    def _offer(self) -> None:
        """Offer what can be chosen in the report that is shown."""
        self._sphere.offer(self._session.key)
        events = self._session.report.events if self._session.report else ()
        self._institution.offer(sorted({event.institution for event in events} - {""}))

    @Slot(str)
    def _set_institution(self, name: str) -> None:
        self._session.correct(partial(self._session.editing.set_institution, institution=name))

    @Slot(str)
    def _set_sphere(self, sphere: str) -> None:
        self._session.correct(partial(self._session.editing.set_sphere, sphere=sphere))

    @Slot()
    def _seek_partner(self) -> None:
        chosen = self._session.chosen
        there = {each.key for each in chosen.reading.all_partners} if chosen and chosen.reading else set()
        known = known_partners(self._session.dictionaries)
        search = PartnerSearch((each for each in known if each.key not in there), self)
        search.taken.connect(self._add_partner)
        search.open_under(self._partners.add_button)

    @Slot(object)
    def _add_partner(self, partner: Partner) -> None:
        self._session.correct(partial(self._session.editing.add_partner, partner=partner))

    @Slot(object)
    def _remove_partner(self, partner: Partner) -> None:
        self._session.correct(partial(self._session.editing.remove_partner, partner=partner))

    @Slot(object)
    def _set_headcount(self, count: HeadCount | None) -> None:
        self._session.correct(partial(self._session.editing.set_headcount, headcount=count))

    @Slot(object)
    def _write_headcount(self, count: HeadCount) -> None:
        """Put the number into the texts, in the words of the house style."""
        from desktop.report.headcount_stating import state_headcount

        self._session.leave_field()
        if event := self._session.chosen:
            texts = state_headcount(event.texts, count, self._session.workplace.morphology)
            for field in Field:
                self._session.set_field(field, texts[field])
            self._session.leave_field()

    @Slot()
    def _enter_document(self) -> None:
        entry = SignedEntry(self)
        entry.taken.connect(self._add_document)
        entry.open_under(self._signed.add_button)

    @Slot(object)
    def _add_document(self, document: SignedDocument) -> None:
        self._set_documents((*self._documents(), document))

    @Slot(object)
    def _remove_document(self, document: SignedDocument) -> None:
        rest = list(self._documents())
        rest.remove(document)
        self._set_documents(tuple(rest))

    def _documents(self) -> tuple[SignedDocument, ...]:
        event = self._session.chosen
        return event.reading.documents if event and event.reading else ()

    def _set_documents(self, documents: tuple[SignedDocument, ...]) -> None:
        self._session.correct(partial(self._session.editing.set_signed, documents=documents))


def _partner(partner: Partner, reading: Reading) -> Chip:
    by_hand = partner.key in {each.key for each in reading.corrections.added}
    return Chip(partner.name, LEVEL_NAMES[partner.level], by_hand, partner)


def _document(document: SignedDocument, reading: Reading) -> Chip:
    day = f"{document.day:%d.%m.%Y}" if document.day else ""
    note = "\n".join(filter(None, (", ".join(document.parties), day)))
    return Chip(document.kind, note, reading.corrections.signed is not None, document)
