using System.Xml.Linq;
using AimlMusic.Help.Pages;

namespace AimlMusic.Help.Writing;

/// <summary>The help file of a module.</summary>
internal static class MamlFile
{
    public static string Create(IEnumerable<CommandPage> pages)
    {
        XElement root = new(
            Maml.Root + "helpItems",
            new XAttribute("schema", "maml"),
            pages.Select(MamlCommand.Create));
        return $"""<?xml version="1.0" encoding="utf-8"?>{'\n'}{root}{'\n'}""".ReplaceLineEndings("\n");
    }
}
