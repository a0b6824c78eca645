using System.Xml.Linq;
using AimlMusic.Help.Pages;

namespace AimlMusic.Help.Writing;

/// <summary>A cmdlet's page as MAML.</summary>
internal static class MamlCommand
{
    public static XElement Create(CommandPage page) => new(
        Maml.Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml.Text),
        new XAttribute(XNamespace.Xmlns + "command", Maml.Command),
        new XAttribute(XNamespace.Xmlns + "dev", Maml.Dev),
        Details(page),
        Maml.Description(page.Description),
        new XElement(Maml.Command + "syntax", page.Syntax.Select(form => SyntaxItem(page, form))),
        new XElement(Maml.Command + "parameters", page.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(MamlParameter.Create)),
        new XElement(Maml.Command + "inputTypes", page.Inputs.Select(type => TypeNote("inputType", type))),
        new XElement(Maml.Command + "returnValues", page.Outputs.Select(type => TypeNote("returnValue", type))),
        new XElement(Maml.Text + "alertSet", new XElement(Maml.Text + "alert", Maml.Paragraphs(page.Notes))),
        new XElement(Maml.Command + "examples", page.Examples.Select(Example)),
        new XElement(Maml.Command + "relatedLinks", Links(page).Select(Link)));

    private static XElement Details(CommandPage page)
    {
        var dash = page.Name.IndexOf('-', StringComparison.Ordinal);
        return new XElement(
            Maml.Command + "details",
            new XElement(Maml.Command + "name", page.Name),
            new XElement(Maml.Command + "verb", dash < 0 ? "" : page.Name[..dash]),
            new XElement(Maml.Command + "noun", page.Name[(dash + 1)..]),
            Maml.Description([page.Synopsis]));
    }

    private static XElement SyntaxItem(CommandPage page, SyntaxForm form) => new(
        Maml.Command + "syntaxItem",
        Maml.Name(page.Name),
        form.Parameters.Select(shown => MamlParameter.CreateForSyntax(page.Parameters.First(parameter => parameter.Name == shown.Name))));

    private static XElement TypeNote(string element, TypeNote type) => new(
        Maml.Command + element,
        Maml.Type(type.Name),
        Maml.Description(type.Description));

    private static XElement Example(Example example) => new(
        Maml.Command + "example",
        // Get-Help prints the title unchanged; other help has these dashes as well.
        new XElement(Maml.Text + "title", $"-------- {example.Title} --------"),
        new XElement(Maml.Dev + "code", example.Code),
        // An empty paragraph, for distance to the title of the next example.
        new XElement(Maml.Dev + "remarks", Maml.Paragraphs(example.Remarks.Append(""))));

    // Get-Help -Online opens the first link.
    private static IEnumerable<Link> Links(CommandPage page) =>
        page.OnlineVersion.Length > 0 ? page.Links.Prepend(new Link("Online Version:", page.OnlineVersion)) : page.Links;

    private static XElement Link(Link link) => new(
        Maml.Text + "navigationLink",
        new XElement(Maml.Text + "linkText", link.Text),
        new XElement(Maml.Text + "uri", link.Uri));
}
