using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>Converts songs to their ids, or to the client request ids of songs without an id. Ids are kept.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SongKeyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap.Object(inputData) switch
    {
        string[] ids => ids,
        object[] list => list.Select(KeyOf).ToArray(),
        _ => new[] { KeyOf(inputData) },
    };

    private static string KeyOf(object? value)
    {
        if (Unwrap.Object(value) is string id)
        {
            return id;
        }

        var properties = value is null ? null : PSObject.AsPSObject(value).Properties;
        return Text(properties, nameof(LedgerEntry.Id)) ?? Text(properties, nameof(LedgerEntry.ClientRequestId))
            ?? throw NotBindable.Because("An id or a song is expected.");
    }

    private static string? Text(PSMemberInfoCollection<PSPropertyInfo>? properties, string name) =>
        Convert.ToString(Unwrap.Object(properties?[name]?.Value), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
