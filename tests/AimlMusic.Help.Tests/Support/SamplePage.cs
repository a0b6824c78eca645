using AimlMusic.Help.Pages;
using AimlMusic.Help.Reading;

namespace AimlMusic.Help.Tests.Support;

/// <summary>A page without mistakes, to be spoilt by the tests one way each.</summary>
internal static class SamplePage
{
    public const string Name = "Get-Thing";

    public const string Markdown = """
        ---
        external help file: AimlMusic.PowerShell.dll-Help.xml
        Module Name: AimlMusic
        online version: https://example.com/Get-Thing
        schema: 2.0.0
        ---

        # Get-Thing

        ## SYNOPSIS

        Gets a thing.

        ## SYNTAX

        ### ByName (Default)

        ```
        Get-Thing [[-Name] <String[]>] [-Colour <Colour>]
          [-Force] [<CommonParameters>]
        ```

        ### ById

        ```
        Get-Thing -Id <Int32> [-Force] [<CommonParameters>]
        ```

        ## DESCRIPTION

        `Get-Thing` gets *things*, and
        more things.

        - one
        - two

        ## EXAMPLES

        ### Example 1: All of them

        ```powershell
        Get-Thing 'a & b' |
            Where-Object { $_.Size -lt 3 }   # "small"
        ```

        Gets the small ones.

        ## PARAMETERS

        ### -Colour

        The colour.

        ```yaml
        Type: Colour
        Parameter Sets: ByName
        Aliases:
        Accepted values: Red, Blue

        Required: False
        Position: Named
        Default value: Red
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Force

        Whatever it takes.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: (All)
        Aliases:

        Required: False
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Id

        The number.

        ```yaml
        Type: Int32
        Parameter Sets: ById
        Aliases:

        Required: True
        Position: Named
        Default value: None
        Accept pipeline input: True (ByPropertyName)
        Accept wildcard characters: False
        ```

        ### -Name

        The name.

        ```yaml
        Type: String[]
        Parameter Sets: ByName
        Aliases: N, PSName

        Required: False
        Position: 0
        Default value: *
        Accept pipeline input: True (ByPropertyName, ByValue)
        Accept wildcard characters: True
        ```

        ### CommonParameters

        They are everywhere.

        ## INPUTS

        ### System.String

        A name.

        ## OUTPUTS

        ### Thing

        The thing.

        ## NOTES

        Costs nothing.

        ## RELATED LINKS

        [Set-Thing](Set-Thing.md)

        [More](https://example.com/more)

        """;

    public static CommandPage Read() => Read(Markdown, []);

    public static CommandPage Read(string markdown, ICollection<Mistake> mistakes) =>
        new PageReader(Name, new MistakeList("Get-Thing.md", mistakes)).Read(markdown);

    /// <summary>The mistakes of a page in which one text stands for another.</summary>
    public static IReadOnlyList<Mistake> MistakesWith(string old, string replacement)
    {
        Assert.Contains(old, Markdown, StringComparison.Ordinal);
        List<Mistake> mistakes = [];
        Read(Markdown.Replace(old, replacement, StringComparison.Ordinal), mistakes);
        return mistakes;
    }
}
