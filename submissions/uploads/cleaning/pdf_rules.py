"""What may stay in a PDF, by the names of ISO 32000."""

ACTION_SCHEMES = ("http://", "https://", "mailto:")
# What leads to a place in the same document.
ACTIONS = {"/GoTo", "/Named"}
ANNOTATIONS = {
    "/Caret",
    "/Circle",
    "/FreeText",
    "/Highlight",
    "/Ink",
    "/Line",
    "/Link",
    "/PolyLine",
    "/Polygon",
    "/Popup",
    "/Square",
    "/Squiggly",
    "/Stamp",
    "/StrikeOut",
    "/Text",
    "/Underline",
    "/Widget",
}
CATALOGUE = {
    "/AcroForm",
    "/Dests",
    "/Lang",
    "/MarkInfo",
    "/Names",
    "/OCProperties",
    "/Outlines",
    "/OutputIntents",
    "/PageLabels",
    "/PageLayout",
    "/PageMode",
    "/Pages",
    "/StructTreeRoot",
    "/Type",
    "/Version",
    "/ViewerPreferences",
}
FORM = {"/DA", "/DR", "/Fields", "/NeedAppearances", "/Q"}
# Anywhere at all: what acts, what is attached, what tells about authors and programs.
DROPPED_KEYS = {
    "/AA",
    "/AF",
    "/Collection",
    "/EF",
    "/EmbeddedFiles",
    "/JS",
    "/JavaScript",
    "/LastModified",
    "/Metadata",
    "/OPI",
    "/OpenAction",
    "/PieceInfo",
    "/Ref",
    "/RichMediaContent",
    "/RichMediaSettings",
    "/Thumb",
    "/UserProperties",
    "/XFA",
}
# A stream whose bytes lie in another file.
STREAM_KEYS = {"/F", "/FDecodeParms", "/FFilter"}
