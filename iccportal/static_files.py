"""How static files are stored: compressed, and named by their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Scripts import each other by hashed names too, so that nothing is fetched twice."""

    support_js_module_import_aggregation = True
