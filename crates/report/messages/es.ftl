### Todo lo que dice el informe, en español. Mismas claves y variables que en.ftl.
