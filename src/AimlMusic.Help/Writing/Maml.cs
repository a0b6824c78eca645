using System.Xml.Linq;

namespace AimlMusic.Help.Writing;

/// <summary>The names and the small change of MAML, the XML that Get-Help reads.</summary>
internal static class Maml
{
    public static readonly XNamespace Root = "http://msh";
    public static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>A description: a paragraph for each piece of text.</summary>
    public static XElement Description(IEnumerable<string> pieces) => new(Text + "description", Paragraphs(pieces));

    public static IEnumerable<XElement> Paragraphs(IEnumerable<string> pieces) => pieces.Select(piece => new XElement(Text + "para", piece));

    public static XElement Name(string name) => new(Text + "name", name);

    public static XElement Type(string name) => new(Dev + "type", Name(name), new XElement(Text + "uri"));

    /// <summary>True and False as XML writes them.</summary>
    public static XAttribute Flag(string name, bool value) => new(name, value ? "true" : "false");
}
