### Todo lo que dice la terminal, en español. Mismas claves y variables que terminal.en.ftl.
