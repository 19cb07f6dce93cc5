import Mustache

/// The templates of the HTML pages. Every `{{value}}` is escaped; only parts that were escaped here
/// before are set in as they are.
enum HTMLTemplates {
  static let library: MustacheLibrary = {
    var templates: [String: MustacheTemplate] = [:]
    for (name, text) in [
      ("page", page), ("pages", pages), ("sheet", sheet), ("sections", sections),
      ("index", index), ("value", value), ("map", map), ("block", block),
    ] {
      do {
        templates[name] = try MustacheTemplate(string: text)
      } catch {
        preconditionFailure("template \(name): \(error)")
      }
    }
    return MustacheLibrary(templates: templates)
  }()

  private static let head = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{styleDigest}}'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="generator" content="{{generator}}">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>

    """

  static let page =
    head + """
      {{>sheet}}
      <main>
      {{>sections}}
      </main>
      <footer>Claims are not facts. Boundaries and names imply no endorsement.{{#hasIndex}} <a href="index.html">All places</a>{{/hasIndex}}</footer>
      </body>
      </html>

      """

  /// Several sheets on one page, each beginning a page of paper.
  static let pages =
    head + """
      <header>
      <h1>{{title}}</h1>
      <nav aria-label="Places"><ul>
      {{#sheets}}<li><a href="#{{prefix}}sheet">{{name}}</a></li>
      {{/sheets}}</ul></nav>
      </header>
      <main>
      {{#sheets}}
      <article class="sheet" id="{{prefix}}sheet">
      {{>sheet}}
      {{>sections}}
      </article>
      {{/sheets}}
      </main>
      <footer>Claims are not facts. Boundaries and names imply no endorsement.</footer>
      </body>
      </html>

      """

  static let sheet = """
    <header>
    <h1>{{name}}{{#localNames}}<bdi lang="{{tag}}" dir="{{direction}}">{{text}}</bdi>{{/localNames}}</h1>
    <p class="subtitle">{{subtitle}}</p>
    <p class="lead">{{lead}}</p>
    <nav aria-label="Sections of {{name}}"><ul>
    {{#sections}}<li><a href="#{{prefix}}{{id}}">{{short}}</a></li>
    {{/sections}}</ul></nav>
    </header>
    """

  static let sections = """
    {{#sections}}
    <section id="{{prefix}}{{id}}">
    <h2>{{title}}</h2>
    {{#control}}<figure class="control"><div>{{{svg}}}</div><figcaption>{{caption}}</figcaption></figure>
    {{/control}}{{#blocks}}{{>block}}{{/blocks}}
    {{#map}}{{>map}}{{/map}}
    </section>
    {{/sections}}
    """

  static let index =
    head + """
      <header>
      <h1>{{title}}</h1>
      <p class="lead">{{lead}}</p>
      </header>
      <main>
      {{#groups}}
      <section>
      <h2>{{title}}</h2>
      <ul class="index">
      {{#sheets}}<li><a href="{{file}}">{{name}}</a> <span class="small">{{where}}</span></li>
      {{/sheets}}</ul>
      </section>
      {{/groups}}
      </main>
      <footer>Claims are not facts. Boundaries and names imply no endorsement.</footer>
      </body>
      </html>

      """

  static let value =
    #"{{#tag}}<bdi lang="{{tag}}" dir="{{direction}}">{{text}}</bdi>{{/tag}}{{^tag}}{{text}}{{/tag}}"#
    + #"{{#mark}} <span class="mark">({{mark}})</span>{{/mark}}"#
    + #"{{#asOf}}{{asOf}}{{/asOf}}"#
    + ##"{{#sources}}<sup><a href="#{{prefix}}source-{{number}}" title="{{label}}">[{{number}}]</a></sup>{{/sources}}"##
    + #"{{#note}}<span class="note">{{note}}</span>{{/note}}"#

  static let block = ##"""
    {{#paragraph}}<p>{{>value}}</p>
    {{/paragraph}}{{#entries}}<dl>
    {{#items}}<dt>{{label}}</dt><dd>{{#differs}}<span class="differ">{{differs}}</span>{{/differs}}{{#inline}}{{>value}}{{#comma}}, {{/comma}}{{/inline}}{{#single}}{{>value}}{{/single}}{{#stack}}{{#figures}}<div>{{>value}}</div>{{/figures}}{{/stack}}{{#rows}}<table class="figures"><tbody>
    {{#figures}}<tr><td>{{#tag}}<bdi lang="{{tag}}" dir="{{direction}}">{{text}}</bdi>{{/tag}}{{^tag}}{{text}}{{/tag}}</td>{{#hasDates}}<td>{{date}}</td>{{/hasDates}}<td>{{#sources}}<a href="#{{prefix}}source-{{number}}">{{label}} [{{number}}]</a> {{/sources}}{{#note}}<span class="note">{{note}}</span>{{/note}}</td></tr>
    {{/figures}}</tbody></table>{{/rows}}</dd>
    {{/items}}</dl>
    {{/entries}}{{#table}}{{#title}}<h3>{{title}}</h3>
    {{/title}}<table class="{{width}}"><thead><tr>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead><tbody>
    {{#lines}}<tr>{{#cells}}<td{{#empty}} class="empty"{{/empty}} data-label="{{column}}"><span>{{#values}}<span class="value">{{>value}}</span>{{/values}}{{#empty}}–{{/empty}}</span></td>{{/cells}}</tr>
    {{/lines}}</tbody></table>
    {{/table}}{{#list}}<ul class="list">
    {{#points}}<li>{{>value}}</li>
    {{/points}}</ul>
    {{/list}}{{#claims}}<h3>{{title}}</h3>
    {{#claimItems}}<article class="claim" id="{{id}}">
    <p class="said">{{#inside}}<span class="inside">In {{inside}}:</span> {{/inside}}{{said}}.</p>
    {{#against}}<p class="against">Against its own interest: a party admits its own loss.</p>
    {{/against}}<p class="small">When: {{date}}{{#reading}}; {{reading}}{{/reading}}.</p>
    <p class="small">{{report}}.{{#url}} <a href="{{url}}" rel="noopener noreferrer">Read the report</a>{{/url}}</p>
    {{#quote}}<blockquote>“{{quote}}”</blockquote>
    {{/quote}}{{#repeats}}<p class="small">{{.}}</p>
    {{/repeats}}{{#relations}}<p class="relation">→ {{.}}.</p>
    {{/relations}}{{#remark}}<p class="small">Note: {{remark}}</p>
    {{/remark}}</article>
    {{/claimItems}}{{/claims}}{{#timeline}}<ol class="time">
    {{#moments}}<li{{#change}} class="turn"{{/change}}><time datetime="{{day}}">{{date}}</time>{{said}}.{{#change}} <span class="change">{{change}}</span>{{/change}}</li>
    {{/moments}}</ol>
    {{/timeline}}{{#sourceList}}<ol class="sources">
    {{#notes}}<li id="{{prefix}}source-{{number}}">{{words}}{{#url}} <a href="{{url}}" rel="noopener noreferrer">{{url}}</a>{{/url}}{{#remark}} <span class="small">{{remark}}</span>{{/remark}}</li>
    {{/notes}}</ol>
    {{/sourceList}}
    """##

  static let map = #"""
    <figure>
    <svg viewBox="0 0 {{width}} {{height}}" role="img" aria-label="{{caption}}" xmlns="http://www.w3.org/2000/svg">
    <rect class="sea" x="0" y="0" width="{{width}}" height="{{height}}"/>
    {{#outlines}}<path class="{{classes}}" fill-rule="evenodd" d="{{path}}"/>
    {{/outlines}}{{#labels}}<text class="{{classes}}" x="{{x}}" y="{{y}}" dy="0.35em">{{text}}</text>
    {{/labels}}{{#spots}}{{#doubt}}<circle class="doubt" cx="{{x}}" cy="{{y}}" r="{{doubt}}"/>
    {{/doubt}}<circle class="{{classes}}" cx="{{x}}" cy="{{y}}" r="{{radius}}"/>{{#text}}<text class="{{textClasses}}" x="{{textX}}" y="{{y}}" dy="0.35em">{{text}}</text>{{/text}}
    {{/spots}}<path class="bar" d="{{bar}}"/><text class="bar-name" x="{{barX}}" y="{{barY}}">{{barName}}</text>
    </svg>
    <figcaption>{{caption}}</figcaption>
    </figure>
    """#
}
