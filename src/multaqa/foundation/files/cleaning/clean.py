"""One door to cleaning: a file's bytes in, the file as it is kept out."""

from multaqa.foundation.files.cleaning.accepted import ZIP, first_guess
from multaqa.foundation.files.cleaning.outcome import Cleaned
from multaqa.foundation.files.cleaning.texts import clean_text


def clean(content: bytes, *, square: bool = False) -> Cleaned:
    """Clean a file of any accepted type; of an image keep the square in its middle, if so asked. Raises Refused."""
    guess = first_guess(content)
    if guess == "text/plain":
        return clean_text(content)
    if guess == "application/pdf":
        from multaqa.foundation.files.cleaning.portable import clean_pdf

        return clean_pdf(content)
    if guess == ZIP:
        from multaqa.foundation.files.cleaning.packages import clean_package

        return clean_package(content)
    from multaqa.foundation.files.cleaning.images import clean_image

    return clean_image(content, guess, square=square)
