"""Whether the tables of a folder are those that its manifest tells of: a run that was killed between two renames, or copied
over by half, leaves a mix, and the figures of a mix belong to no run."""

import hashlib


def strangers(folder, manifest):
    """What is wrong, a line a table; nothing where the manifest, of an older program, has no digests. Tables that are not
    there are for their readers to miss."""
    digests = manifest.get("files_sha256", {})
    return [f"{folder / name}: not the table that manifest.json tells of: of another run, or changed since (run it again; "
            "copy a folder before you change it)"
            for name, digest in digests.items()
            if name.endswith(".csv") and (folder / name).is_file() and _digest(folder / name) != digest]


def _digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
