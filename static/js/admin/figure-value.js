// The inline value in Wagtail's rich text editor: a button that opens the list of figures, and an
// entity whose words the editor cannot change. See sparks/figures/rich_text.py.
(() => {
  const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;
  const { EditorState, Modifier } = window.DraftJS;

  const onload = {
    choose(modal) {
      const body = modal.body[0];
      const buttons = body.querySelectorAll("[data-figure]");
      for (const button of buttons) {
        button.addEventListener("click", () => modal.respond("chosen", button.dataset));
      }
      // Once another list is on its way, nothing is chosen from this one: the dialog would close,
      // and come up again, empty, with the answer.
      body.querySelector("form").addEventListener("submit", () => {
        for (const button of buttons) button.disabled = true;
      });
      modal.ajaxifyForm(window.jQuery("form", modal.body));
      body.querySelector("input").focus();
    },
  };

  class FigureSource extends ModalWorkflowSource {
    getChooserConfig() {
      const url = this.props.entityType.chooserUrls.figureChooser;
      return { url, urlParams: {}, onload, responses: { chosen: this.onChosen } };
    }

    // Not as Wagtail's own sources do it: they know only their own types to be immutable.
    onChosen({ figure, period, text }) {
      const { editorState, entityType, onComplete } = this.props;
      const data = { id: figure, period };
      const content = editorState.getCurrentContent().createEntity(entityType.type, "IMMUTABLE", data);
      const key = content.getLastCreatedEntityKey();
      const next = Modifier.replaceText(content, editorState.getSelection(), text, null, key);
      this.workflow.close();
      onComplete(EditorState.push(editorState, next, "insert-characters"));
    }
  }

  const FigureDecorator = (props) => {
    const { period } = props.contentState.getEntity(props.entityKey).getData();
    return window.React.createElement(TooltipEntity, {
      ...props,
      icon: "#icon-history",
      label: period,
    });
  };

  registerPlugin({ type: "FIGURE", source: FigureSource, decorator: FigureDecorator }, "entityTypes");
})();
