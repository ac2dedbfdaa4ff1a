"""Forms about drawings."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from probierz.processes.labels import REFUSALS
from probierz.processes.rules import Refusal
from probierz.processes.rules.bpmn import LARGEST

_BLANK = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  id="Definitions" targetNamespace="https://probierz.example/bpmn">
  <bpmn:process id="Process" name="{name}" isExecutable="false">
    <bpmn:startEvent id="Start" name="{start}" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram">
    <bpmndi:BPMNPlane id="Plane" bpmnElement="Process">
      <bpmndi:BPMNShape id="Start_shape" bpmnElement="Start">
        <dc:Bounds x="180" y="160" width="36" height="36" />
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
"""


def blank_drawing(name: str) -> str:
    """A drawing with nothing but its start."""
    return _BLANK.format(name=escape(name), start=escape(pgettext("step of a drawing", "Start")))


class DrawingForm(forms.Form):
    """What the drawing board sends; without scripts the BPMN itself may be pasted."""

    xml = forms.CharField(label=_("Drawing (BPMN 2.0 XML)"), widget=forms.Textarea(attrs={"rows": 12}), strip=False)
    svg = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)


class DrawingFile(forms.Form):
    """A drawing made elsewhere."""

    file = forms.FileField(
        label=_("File"), help_text=_("BPMN 2.0, at most 1 MB."), error_messages={"required": _("Choose a file.")}
    )

    def clean_file(self) -> str:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(REFUSALS[Refusal.DIAGRAM_TOO_BIG])
        try:
            content: bytes = file.read()
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError(REFUSALS[Refusal.DIAGRAM_BROKEN]) from error
