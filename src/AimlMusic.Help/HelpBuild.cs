using System.Text;
using AimlMusic.Help.Pages;
using AimlMusic.Help.Reading;
using AimlMusic.Help.Writing;

namespace AimlMusic.Help;

/// <summary>Reads all pages of a folder and writes the help. If the pages have mistakes, it reports all of them and writes nothing.</summary>
internal static class HelpBuild
{
    /// <summary>The ending of the name that PowerShell expects, after the name of the assembly.</summary>
    public const string MamlName = "AimlMusic.PowerShell.dll-Help.xml";

    private const string AboutPrefix = "about_";

    // Without a byte-order mark, Windows PowerShell would use the code page of the system.
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static IReadOnlyList<Mistake> Run(string docs, string output)
    {
        List<Mistake> mistakes = [];
        List<CommandPage> commands = [];
        Dictionary<string, string> topics = [];
        foreach (var file in FindPages(docs, mistakes))
        {
            MistakeList found = new(file, mistakes);
            var markdown = File.ReadAllText(file, Encoding.UTF8);
            var name = Path.GetFileNameWithoutExtension(file);
            if (name.StartsWith(AboutPrefix, StringComparison.OrdinalIgnoreCase))
            {
                topics[name] = AboutText.Create(name, Outline.Read(markdown), found);
            }
            else
            {
                commands.Add(new PageReader(name, found).Read(markdown));
            }
        }

        if (mistakes.Count == 0)
        {
            Write(output, commands, topics);
        }

        return mistakes;
    }

    private static string[] FindPages(string docs, List<Mistake> mistakes)
    {
        var files = Directory.Exists(docs) ? Directory.GetFiles(docs, "*.md") : [];
        if (files.Length == 0)
        {
            mistakes.Add(new Mistake(docs, "folder", "holds no page (*.md)"));
        }

        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static void Write(string output, List<CommandPage> commands, Dictionary<string, string> topics)
    {
        Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(output, MamlName), MamlFile.Create(commands), Utf8WithMark);
        foreach (var (name, text) in topics)
        {
            File.WriteAllText(Path.Combine(output, name + ".help.txt"), text, Utf8WithMark);
        }
    }
}
