"""Writing spreadsheets: cells, sheets, styles and native charts. No domain.

Sheets are made as the public sector's guidance on accessible spreadsheets asks: one table a sheet,
nothing merged, no meaning by colour alone. The same calls give the same bytes.
"""
