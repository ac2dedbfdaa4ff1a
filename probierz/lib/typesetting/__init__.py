"""Printed documents: certificates, reports and sheets as PDF/A-2a and PDF/UA-1 in one file."""
