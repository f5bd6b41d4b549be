"""Jobs that decode a picture of a brief: in a worker, which a broken file may take down."""

from geodata.brief.document_pictures import PictureError, shown_picture
from geodata.jobs.file_jobs import worker_pool
from geodata.words import CatalogueText


def make_shown_picture(data: bytes) -> tuple[bytes, str]:
    """Return a picture as it is shown and its media type; decoded by a worker, or here where none runs.

    Raises
    ------
    PictureError
        Where it cannot be shown.
    JobError
        Where the job took too long, its process died, or too many wait.
    """
    pool = worker_pool()
    made: tuple[bytes, str] | CatalogueText
    made = run_picture_job(data) if pool is None else pool.run(f"{__name__}:run_picture_job", data)
    if isinstance(made, CatalogueText):
        raise PictureError(made)
    return made


def run_picture_job(data: bytes) -> tuple[bytes, str] | CatalogueText:
    """Return a picture as it is shown and its media type, else why it is not; runs in a worker."""
    try:
        return shown_picture(data)
    except PictureError as error:
        return error.words
