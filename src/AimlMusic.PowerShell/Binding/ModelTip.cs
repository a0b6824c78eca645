namespace AimlMusic.PowerShell;

/// <summary>What to say of a model in a line: what it is good for, what it costs, what has become of it.</summary>
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
