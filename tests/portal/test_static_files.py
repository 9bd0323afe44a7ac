from pathlib import Path

from django.core.files.storage import FileSystemStorage

from iccportal.static_files import HashedFiles


def test_script_imports_another_by_its_hashed_name(tmp_path: Path) -> None:
    (tmp_path / "site.js").write_text('import { wake } from "./part.js";\nwake();\n')
    (tmp_path / "part.js").write_text("export function wake() {}\n")
    source = FileSystemStorage(tmp_path)
    storage = HashedFiles(location=tmp_path, base_url="/static/")

    list(storage.post_process({"site.js": (source, "site.js"), "part.js": (source, "part.js")}))

    hashed = storage.stored_name("part.js")
    assert hashed != "part.js"
    assert f'from "./{hashed}"' in (tmp_path / storage.stored_name("site.js")).read_text()
