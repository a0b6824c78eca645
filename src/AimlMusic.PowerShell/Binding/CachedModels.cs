using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>The models as the service listed them when it was last asked (Get-AimlMusicModel -Live), else this version's. No request is sent.</summary>
internal static class CachedModels
{
    /// <summary>The models for a command with these parameters, which may still be being typed.</summary>
    public static IReadOnlyList<MusicModel> For(IDictionary? boundParameters)
    {
        try
        {
            var connection = Unwrap.Object(boundParameters?[nameof(ConnectedCmdlet.Connection)]) as AimlMusicConnection ?? AimlMusicSession.Current;
            return CatalogLookup.Kept(connection?.BaseUri ?? AimlMusicEnvironment.BaseUri ?? AimlMusicConnection.DefaultBaseUri)?.Models ?? MusicCatalog.Models;
        }
        catch (AimlMusicException)
        {
            // An address that cannot be used is reported when something is to be sent.
            return MusicCatalog.Models;
        }
    }

    /// <summary>The model of a name, be it its id or another name; null where the list does not have it.</summary>
    public static MusicModel? Find(this IReadOnlyList<MusicModel> models, string name) =>
        models.FirstOrDefault(model => string.Equals(model.Id, name, StringComparison.OrdinalIgnoreCase))
        ?? models.FirstOrDefault(model => model.IsCalled(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)));
}
