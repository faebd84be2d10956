from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import override

from multaqa.foundation.access.api import ACCOUNT, PUBLIC, Label, community_key, may_read_ref, open_holding, ref_of
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.files import receiving
from multaqa.foundation.files.api import (
    File,
    FileAttached,
    FileDeleted,
    FileDetached,
    FileStored,
    RefusedFile,
    attach,
    delete_file,
    detach,
    files_of,
    forget_unattached_files,
    store_upload,
    sweep_storage,
    waiting_file,
)
from multaqa.foundation.files.storing import keep
from multaqa.foundation.files.testing import SECRET, a_file, a_pdf, a_text, an_image, an_upload
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


def facts_of_file(file: File) -> list[object]:
    recorded = [*facts_of(f"files.file:{file.public_id}"), *facts_of(file.whole or "none")]
    return [found.fact() for found in recorded if found.kind.startswith("files.")]


def may_read(reader, file: File) -> bool:
    return may_read_ref(reader, ref_of(file))


def lies_in_storage(file: File) -> list[bool]:
    return [default_storage.exists(key) for key in file.storage_keys]


def test_upload_is_cleaned_kept_and_its_uploaders_alone() -> None:
    amina, boris = a_person("amina"), a_person("boris")
    file = a_file(by=amina, content=an_image(size=(800, 600)), name="صورة.png")
    with default_storage.open(file.storage_key) as kept:
        content = kept.read()
    assert SECRET.encode() not in content
    assert (file.name, file.media_type, file.size) == ("صورة.jpg", "image/jpeg", len(content))
    assert (file.width, file.height, [each["width"] for each in file.variants]) == (800, 600, [640])
    assert lies_in_storage(file) == [True, True]
    assert FileStored(file.public_id, "image/jpeg", file.size, file.sha256) in facts_of_file(file)
    assert [may_read(reader, file) for reader in (amina, boris, None)] == [True, False, False]
    assert (waiting_file(amina, file.public_id), waiting_file(boris, file.public_id)) == (file, None)


def test_attached_file_is_read_through_its_whole(notes) -> None:
    amina, boris, chen = a_person("amina"), a_person("boris"), a_person("chen")
    key = community_key("c1")
    open_holding(boris, key, by=None, reason="test")
    note = notes(key, Label.AMBER)
    file = a_text(by=amina, whole=ref_of(note))
    assert FileAttached(file.public_id, ref_of(note)) in facts_of_file(file)
    assert [may_read(reader, file) for reader in (amina, boris, chen, None)] == [False, True, False, False]
    assert waiting_file(amina, file.public_id) is None


def test_file_may_be_stricter_than_its_whole_and_never_wider(notes) -> None:
    amina, boris = a_person("amina"), a_person("boris")
    note = notes(PUBLIC)
    file = a_text(by=amina)
    attach(file, whole=ref_of(note), by=amina, audience=ACCOUNT, label=Label.CLEAR)
    assert [may_read(reader, file) for reader in (boris, None)] == [True, False]
    hidden = a_text(by=amina, whole=ref_of(notes(community_key("c2"), Label.AMBER)))
    assert [may_read(reader, hidden) for reader in (amina, None)] == [False, False]


def test_file_whose_whole_is_gone_is_read_by_nobody(notes) -> None:
    amina = a_person()
    note = notes(PUBLIC)
    file = a_text(by=amina, whole=ref_of(note))
    note.delete()
    assert not may_read(amina, file)


def test_file_of_another_person_or_thing_cannot_be_attached(notes) -> None:
    amina, boris = a_person("amina"), a_person("boris")
    first, second = ref_of(notes(PUBLIC)), ref_of(notes(PUBLIC))
    file = a_text(by=amina)
    with pytest.raises(PermissionDenied):
        attach(file, whole=first, by=boris)
    attach(file, whole=first, by=amina)
    with pytest.raises(PermissionDenied):
        attach(file, whole=second, by=amina)
    attach(file, whole=first, by=boris, audience=ACCOUNT)  # whoever may change the whole may change its parts
    file.refresh_from_db()
    assert (file.whole, file.audience) == (first, ACCOUNT)


@pytest.mark.parametrize("whole", ["news.nothing:abc", "nonsense"])
def test_file_cannot_be_part_of_nothing(whole: str) -> None:
    amina = a_person()
    file = a_text(by=amina)
    with pytest.raises(LookupError):
        attach(file, whole=whole, by=amina)
    file.refresh_from_db()
    assert file.whole == ""


def test_detached_file_goes_back_to_its_uploader(notes) -> None:
    amina, boris = a_person("amina"), a_person("boris")
    note = notes(PUBLIC)
    file = a_text(by=amina, whole=ref_of(note))
    detach(file, by=boris)
    assert [may_read(reader, file) for reader in (amina, boris, None)] == [True, False, False]
    assert FileDetached(file.public_id, ref_of(note)) in [each.fact() for each in facts_of(ref_of(note))]


def test_deleted_file_leaves_a_fact_and_no_bytes() -> None:
    amina = a_person()
    file = a_file(by=amina, content=an_image(size=(800, 600)))
    gone = FileDeleted(file.public_id, file.sha256)
    delete_file(file, by=amina)
    assert lies_in_storage(file) == [True, True]  # until the transaction is over
    run_everything()
    assert (lies_in_storage(file), File.objects.count()) == ([False, False], 0)
    assert gone in facts_of_file(file)


def test_files_of_many_things_take_a_constant_number_of_queries(notes, django_assert_num_queries) -> None:
    amina = a_person()
    wholes = [ref_of(notes(PUBLIC)) for _ in range(3)]
    hidden = ref_of(notes(community_key("c1"), Label.AMBER))
    files = [a_text(by=amina, whole=whole) for whole in wholes]
    a_text(by=amina, whole=hidden)
    for asked in ([wholes[0], hidden], [*wholes, hidden]):
        with django_assert_num_queries(5):
            found = files_of(asked, reader=amina)
    assert found == {whole: [file] for whole, file in zip(wholes, files, strict=True)}


@pytest.mark.parametrize(
    ("content", "name", "accepted", "sentence"),
    [
        (b"", "a.txt", {"document"}, "The file is empty."),
        (b"\xff\xd8\xff but no image", "a.jpg", {"image"}, "damaged or incomplete"),
        (a_pdf(), "photo.jpg", {"image"}, "not accepted here. Accepted: JPG, PNG, WEBP, GIF."),
        (an_image(), "plan.pdf", {"document"}, "not accepted here. Accepted: PDF, DOCX, XLSX, PPTX, ODT, TXT."),
        (b"MZ\x90\x00\x03", "a.pdf", {"document"}, "not accepted here"),
        (b"x" * 50_000_001, "a.txt", {"document"}, "larger than 50 MB"),
        (b"\xff\xd8\xff" + b"x" * 20_000_000, "a.jpg", {"image"}, "larger than 20 MB"),
    ],
)
def test_refused_upload_is_one_sentence_and_leaves_nothing(content: bytes, name: str, accepted, sentence: str) -> None:
    amina = a_person()
    with override("en"), pytest.raises(RefusedFile) as refusal:
        store_upload(an_upload(content, name), by=amina, accepted=accepted)
    with override("en"):
        assert sentence in str(refusal.value)
    assert File.objects.count() == 0


def test_person_who_sends_and_uses_nothing_is_stopped(monkeypatch) -> None:
    monkeypatch.setattr(receiving, "MOST_UNATTACHED", 1)
    amina = a_person()
    a_text(by=amina)
    with override("en"), pytest.raises(RefusedFile, match="without being used"):
        a_text(by=amina)
    assert File.objects.count() == 1


def test_uploads_that_nothing_uses_are_forgotten_after_three_days(notes) -> None:
    amina = a_person()
    old, young, used = a_text(by=amina), a_text(by=amina), a_text(by=amina, whole=ref_of(notes(PUBLIC)))
    File.objects.filter(pk__in=[old.pk, used.pk]).update(uploaded_at=timezone.now() - timedelta(days=3, minutes=1))
    forget_unattached_files.enqueue()
    run_everything()
    assert set(File.objects.all()) == {young, used}
    assert [lies_in_storage(file) for file in (old, young, used)] == [[False], [True], [True]]


def test_bytes_that_no_file_names_are_swept_after_a_day() -> None:
    amina = a_person()
    long_ago = timezone.now() - timedelta(days=3)
    file = a_file(by=amina, content=an_image(size=(800, 600)))
    moved = file.storage_key.replace(f"{timezone.now():%Y/%m/%d}", f"{long_ago:%Y/%m/%d}")
    stem = moved.removesuffix(".jpg")
    lost, today = f"{long_ago:%Y/%m/%d}/lost.jpg", f"{timezone.now():%Y/%m/%d}/lost.jpg"
    keep([(moved, b"x"), (f"{stem}-640.webp", b"x"), (lost, b"x"), (today, b"x")])
    File.objects.update(storage_key=moved, variants=[])
    sweep_storage.enqueue()
    run_everything()
    assert [default_storage.exists(key) for key in (moved, f"{stem}-640.webp", lost, today)] == [
        True,
        True,
        False,
        True,
    ]
