"""Prints cells.parquet as CSV, by pyarrow or else by DuckDB: `python3 parquet.py FILE`. Status 3 if neither is installed."""

import csv
import sys


def rows(path):
    try:
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(path)
        print("pyarrow", pyarrow.__version__, [f"{f.name}: {f.type}" for f in table.schema], file=sys.stderr)
        return table.column_names, zip(*(table.column(i).to_pylist() for i in range(table.num_columns)))
    except ImportError:
        pass
    try:
        import duckdb

        found = duckdb.sql(f"SELECT * FROM '{path}'")
        print("duckdb", duckdb.__version__, [f"{n}: {t}" for n, t in zip(found.columns, found.types)], file=sys.stderr)
        return found.columns, found.fetchall()
    except ImportError:
        sys.exit(3)


names, values = rows(sys.argv[1])
held, tested = list(names).index("held"), list(names).index("tested")
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow([*names, "checks"])
for row in values:
    out.writerow([*("" if v is None else v for v in row), f"{row[held]}/{row[tested]}"])
