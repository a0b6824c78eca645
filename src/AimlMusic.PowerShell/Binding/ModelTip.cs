namespace AimlMusic.PowerShell;

/// <summary>The tooltip of a model: its description, price and lifecycle.</summary>
internal static class ModelTip
{
    public static string Of(MusicModel model)
    {
        var price = model.Pricing is { } pricing ? $" Price: {pricing}{(model.IsSandbox ? " (sandbox)" : "")}." : "";
        var instead = model.Replacement is { } other ? $": use {other} instead" : "";
        var lifecycle = model.IsDeprecated ? $" {model.Lifecycle}{instead}." : "";
        return model.Description + price + lifecycle + (model is { IsAvailable: false, Lifecycle: not ModelLifecycle.Withdrawn } ? " The service does not list it." : "");
    }
}
