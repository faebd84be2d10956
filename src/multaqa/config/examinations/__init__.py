"""How each part of an installation is looked at: registered here, shown by ``manage.py doctor`` and to operators."""

from multaqa.config.examinations import address, background, keeping, programme, stores, translation

__all__ = ["address", "background", "keeping", "programme", "stores", "translation"]
