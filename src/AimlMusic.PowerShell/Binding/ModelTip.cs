namespace AimlMusic.PowerShell;

/// <summary>What to say of a model in a line: what it is good for, what it costs, what has become of it.</summary>
internal static class ModelTip
{
    public static string Of(MusicModel model)
    {
        var price = model.Pricing is { } pricing ? $" Price: {pricing}{(model.IsSandbox ? " (sandbox)" : "")}." : "";
        var legacy = model.IsDeprecated ? $" Legacy: use {model.Replacement} instead." : "";
        return model.Description + price + legacy + (model.IsAvailable == false ? " Gone: the service no longer lists it." : "");
    }
}
