"""Packs the built Python module as a wheel (PEP 427), without a network.

Usage: wheel.py BUILT_FOLDER VERSION OUTPUT_FOLDER; prints the wheel's path.

It is for the Python and the machine that it was built on, and links libyaml-cpp and libfmt of the system.
"""

import base64
import hashlib
import sys
import sysconfig
import zipfile
from pathlib import Path

PACKAGES = ("bulwark", "bulwark_results")
METADATA = """Metadata-Version: 2.1
Name: bulwark
Version: {version}
Summary: Air-defence saturation by Monte Carlo, campaigns and the grid
Requires-Python: >=3.11
Requires-Dist: numpy
Requires-Dist: pandas
"""
TAGS = """Wheel-Version: 1.0
Generator: bulwark
Root-Is-Purelib: false
Tag: {tag}
"""


def tag():
    """As cp311-cp311-linux_x86_64."""
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    return f"{python}-{python}-" + sysconfig.get_platform().replace("-", "_").replace(".", "_")


def record_line(name, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}"


def contents(built, version):
    """Name and bytes of all that is in it but the record."""
    for package in PACKAGES:
        for path in sorted((built / package).iterdir()):
            if path.is_file():
                yield f"{package}/{path.name}", path.read_bytes()
    info = f"bulwark-{version}.dist-info"
    yield f"{info}/METADATA", METADATA.format(version=version).encode()
    yield f"{info}/WHEEL", TAGS.format(tag=tag()).encode()


def write(built, version, output):
    output.mkdir(parents=True, exist_ok=True)
    wheel = output / f"bulwark-{version}-{tag()}.whl"
    record = f"bulwark-{version}.dist-info/RECORD"
    lines = []
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents(built, version):
            archive.writestr(name, content)
            lines.append(record_line(name, content))
        archive.writestr(record, "\n".join([*lines, f"{record},,"]) + "\n")
    return wheel


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
