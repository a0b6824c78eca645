using System.ComponentModel;
using System.Management.Automation.Host;

namespace AimlMusic.PowerShell;

/// <summary>The cells of the table of models, for AimlMusic.Format.ps1xml.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelCell
{
    private const int PriceWidth = 21;
    private const int NarrowLines = 2;

    // Below this width, the table of models would need more than the 24 lines of a small terminal.
    private const int NarrowScreen = 110;
    private const int OtherColumns = 55;
    private const int UsualWidth = 64;

    /// <summary>Whether the model is gone, legacy or new.</summary>
    /// <param name="model">The model.</param>
    public static string Status(PSObject model) =>
        Is(model, "IsAvailable", false) || TableCell.Text(model, "Lifecycle") == nameof(ModelLifecycle.Withdrawn) ? "gone"
        : Is(model, "IsDeprecated", true) ? "legacy"
        : Is(model, "IsKnown", true) ? ""
        : "new";

    /// <summary>The price, in lines of the width of the column.</summary>
    /// <param name="model">The model.</param>
    public static string Price(PSObject model) => TableCell.Text(model, "Pricing") is { } pricing
        ? TextLines.Of(Is(model, "IsSandbox", true) ? pricing + " (sandbox)" : pricing, PriceWidth)
        : "";

    /// <summary>The parameters, one a line.</summary>
    /// <param name="model">The model.</param>
    public static string Parameters(PSObject model) => LanguagePrimitives.GetEnumerable(model.Properties["Parameters"]?.Value) is { } rules
        ? string.Join(Environment.NewLine, rules.Cast<object>())
        : "";

    /// <summary>The description of a model, with its replacement. In a narrow terminal, it has two lines at most.</summary>
    /// <param name="model">The model.</param>
    /// <param name="host">The host, whose width is used if the output is not redirected.</param>
    public static string Description(PSObject model, PSHost host) => DescriptionOn(model, ScreenWidth(host));

    /// <summary>The description on a screen of this width.</summary>
    /// <param name="model">The model.</param>
    /// <param name="screen">The width; 0 if it is unknown.</param>
    public static string DescriptionOn(PSObject model, int screen)
    {
        var text = $"{TableCell.Text(model, "Description")}{(TableCell.Text(model, "Replacement") is { } other ? $" Use {other} instead." : "")}";
        return TextLines.Of(text, screen > OtherColumns ? screen - OtherColumns : UsualWidth, screen is > 0 and < NarrowScreen ? NarrowLines : int.MaxValue);
    }

    private static bool Is(PSObject model, string name, bool value) => Unwrap.Object(model.Properties[name]?.Value) is bool actual && actual == value;

    // A host without a screen throws one of several exceptions.
    private static int ScreenWidth(PSHost host)
    {
        try
        {
            return Console.IsOutputRedirected ? 0 : host.UI.RawUI.WindowSize.Width;
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return 0;
        }
    }
}
