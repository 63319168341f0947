// Starts what Wagtail's templates start with inline scripts, which our policy forbids:
//
//   <div data-controller="start" data-start-class-value="InlinePanel"
//        data-start-arguments-value="[{…}]"></div>
//
// See templates/wagtailadmin/widgets/start.html and sparks/core/widgets.py.

class Start extends window.StimulusModule.Controller {
  static values = { class: String, function: String, arguments: Array };

  connect() {
    if (this.hasClassValue) new window[this.classValue](...this.argumentsValue);
    else window[this.functionValue](...this.argumentsValue);
    this.element.remove();
  }
}

window.wagtail.app.register("start", Start);
