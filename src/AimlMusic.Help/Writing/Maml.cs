using System.Xml.Linq;

namespace AimlMusic.Help.Writing;

/// <summary>Names and helper methods for MAML, the XML format of Get-Help.</summary>
internal static class Maml
{
    public static readonly XNamespace Root = "http://msh";
    public static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>A description: one paragraph per piece of text.</summary>
    public static XElement Description(IEnumerable<string> pieces) => new(Text + "description", Paragraphs(pieces));

    public static IEnumerable<XElement> Paragraphs(IEnumerable<string> pieces) => pieces.Select(piece => new XElement(Text + "para", piece));

    public static XElement Name(string name) => new(Text + "name", name);

    public static XElement Type(string name) => new(Dev + "type", Name(name), new XElement(Text + "uri"));

    /// <summary>True and False in the spelling of XML.</summary>
    public static XAttribute Flag(string name, bool value) => new(name, value ? "true" : "false");
}
