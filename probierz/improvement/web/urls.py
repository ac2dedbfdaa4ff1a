"""Addresses."""

from django.urls import path

from probierz.improvement.web.views import cases, lessons, links, moves, pictures, steps, suggestions

app_name = "improvement"
_HERE = "o/<slug:office>/doskonalenie/"
_CASES = f"{_HERE}niezgodnosci/"
_CASE = f"{_CASES}<str:key>/"
_ACTIONS = f"{_HERE}dzialania/"
_ACTION = f"{_ACTIONS}<str:key>/"
_SUGGESTIONS = f"{_HERE}pomysly/"
_SUGGESTION = f"{_SUGGESTIONS}<str:key>/"
_LESSONS = f"{_HERE}wnioski/"
_LESSON = f"{_LESSONS}<str:key>/"
_LINKS = f"{_HERE}adresy/"
urlpatterns = [
    path(_HERE, cases.case_list, name="cases"),
    path(f"{_HERE}zglos/", moves.report, name="report"),
    path(f"{_CASES}lista.<str:ending>", cases.sheet, name="case_sheet"),
    path(_CASE, cases.case, name="case"),
    path(f"{_CASE}karta.<str:ending>", cases.paper, name="case_paper"),
    path(f"{_CASE}ocena/", moves.judge, name="judge"),
    path(f"{_CASE}przyczyna/", moves.analyse, name="analyse"),
    path(f"{_CASE}plan/", moves.plan, name="plan"),
    path(f"{_CASE}start/", moves.start, name="start"),
    path(f"{_CASE}zrobione/", moves.finish, name="finish"),
    path(f"{_CASE}skutecznosc/", moves.check, name="check"),
    path(f"{_CASE}powrot/", moves.revise, name="revise"),
    path(f"{_CASE}odrzuc/", moves.reject, name="reject"),
    path(f"{_CASE}przywroc/", moves.restore, name="restore"),
    path(f"{_CASE}dzialanie/", steps.add, name="add_action"),
    path(_ACTIONS, steps.step_list, name="actions"),
    path(f"{_ACTIONS}lista.<str:ending>", steps.sheet, name="action_sheet"),
    path(f"{_ACTIONS}dodaj/", steps.add_alone, name="add_action_alone"),
    path(f"{_ACTION}zmien/", steps.change, name="change_action"),
    path(f"{_ACTION}zrobione/", steps.finish, name="finish_action"),
    path(f"{_ACTION}rezygnacja/", steps.drop, name="drop_action"),
    path(f"{_ACTION}plik/", steps.file, name="action_file"),
    path(_SUGGESTIONS, suggestions.suggestion_list, name="suggestions"),
    path(f"{_SUGGESTIONS}lista.<str:ending>", suggestions.sheet, name="suggestion_sheet"),
    path(f"{_SUGGESTIONS}dodaj/", suggestions.add, name="suggest"),
    path(_SUGGESTION, suggestions.suggestion, name="suggestion"),
    path(f"{_SUGGESTION}glos/", suggestions.vote, name="vote"),
    path(_LESSONS, lessons.lesson_list, name="lessons"),
    path(f"{_LESSONS}napisz/", lessons.write, name="write_lesson"),
    path(_LESSON, lessons.lesson, name="lesson"),
    path(f"{_LESSON}udostepnij/", lessons.share, name="share_lesson"),
    path(f"{_LESSON}odpowiedz/<int:asked>/", lessons.answer, name="answer_lesson"),
    path(f"{_HERE}obrazy/", pictures.pictures, name="pictures"),
    path(f"{_HERE}obrazy/<slug:name>.<str:ending>", pictures.sheet, name="picture_sheet"),
    path(_LINKS, links.link_list, name="links"),
    path(f"{_LINKS}dodaj/", links.add, name="open_link"),
    path(f"{_LINKS}<str:key>/zamknij/", links.close, name="close_link"),
    path(f"{_LINKS}<str:key>/arkusz/", links.print_sheet, name="link_sheet"),
    path("zglos/<str:code>/", links.tell, name="tell"),
    path("zglos/<str:code>/dziekujemy/", links.told, name="told"),
]
