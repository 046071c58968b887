#!/usr/bin/python3
"""A window from which the files named as arguments can be dragged.

It stands at X Y and says on standard output how a drag goes: `shown`, `begun`, `asked`, `ended`.
Usage: drag_source.py X Y FILE...
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)
    return GLib.SOURCE_REMOVE


left, top = int(sys.argv[1]), int(sys.argv[2])
addresses = [pathlib.Path(name).absolute().as_uri() for name in sys.argv[3:]]

handle = Gtk.EventBox()
handle.add(Gtk.Label(label=f"{len(addresses)} files"))
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()
handle.connect("drag-begin", lambda *_: say("begun"))
handle.connect("drag-data-get", lambda _w, _c, data, *_: (data.set_uris(addresses), say("asked")))
handle.connect("drag-end", lambda *_: (say("ended"), Gtk.main_quit()))

# A popup is placed by its owner, also where no window manager runs.
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(100, 60)
window.move(left, top)
window.add(handle)
window.connect("map-event", lambda *_: GLib.idle_add(say, "shown") and False)
window.show_all()
Gtk.main()
