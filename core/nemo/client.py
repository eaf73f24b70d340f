"""The backend as a person would say it: one attribute per noun."""
