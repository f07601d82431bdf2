"""Data finds problems: complaints in and out, what they say together, and whether a measure worked.

It takes frames, not tables: the same statistics from pandas, Polars, DuckDB, PyArrow or PySpark,
through narwhals. Nothing here knows a database or a plugin; free text is looked at when
complaints come in, and never kept in a frame. How cases went is told from logs; one module,
`process.history`, makes them from a `Neighbourhood`, and nothing else here knows a case.
"""
