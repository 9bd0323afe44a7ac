from pathlib import Path

from iccportal.frontend import FILES, VENDOR, build, served


def test_fonts_of_another_host_are_left_out() -> None:
    sheet = "a{b:c}@font-face{font-family:F;src:url(https://example.org/f.woff2)}d{e:f}"

    assert served(sheet) == "a{b:c}d{e:f}"


def test_source_maps_that_are_not_served_are_not_named() -> None:
    assert served("code();\n//# sourceMappingURL=code.js.map\n") == "code();\n\n"
    assert served("a{}\n/*# sourceMappingURL=a.css.map */\n") == "a{}\n\n"


def test_built_files_are_there_and_name_no_fonts() -> None:
    texts = [(VENDOR / name).read_text() for name in FILES.values()]

    assert all(texts)
    assert not any("@font-face" in text for text in texts)


def test_packages_are_served_without_what_names_other_hosts(tmp_path: Path) -> None:
    for package_file in FILES:
        path = tmp_path / "packages" / package_file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a{}@font-face{src:url(https://example.org/f)}")

    build(tmp_path / "packages", tmp_path / "vendor")

    built = {path.name: path.read_text() for path in (tmp_path / "vendor").iterdir()}
    assert built == dict.fromkeys(FILES.values(), "a{}")
