// Starts Wagtail's panels of repeated forms, which its templates start with an inline script.
// See templates/wagtailadmin/panels/.

class StartPanel extends window.StimulusModule.Controller {
  static values = { class: String, options: Object };

  connect() {
    new window[this.classValue](this.optionsValue);
    this.element.remove();
  }
}

window.wagtail.app.register("start-panel", StartPanel);
