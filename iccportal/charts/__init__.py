"""Draws charts and nothing else.

A figure is a plain dict in Plotly's schema, made from a small record of facts by one function per
kind of chart. It is drawn on the server as SVG and taken over by Plotly in the reader's browser.
"""
