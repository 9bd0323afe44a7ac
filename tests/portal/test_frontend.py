from iccportal.frontend import FILES, VENDOR, served


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
