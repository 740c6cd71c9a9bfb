Uno.
