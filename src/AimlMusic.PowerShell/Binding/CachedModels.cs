using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>The models in the cached list of the service (Get-AimlMusicModel -Live), or those of this version. No request is sent.</summary>
internal static class CachedModels
{
    /// <summary>Gets the models for a command with these parameters, which may be incomplete.</summary>
    public static IReadOnlyList<MusicModel> For(IDictionary? boundParameters)
    {
        try
        {
            return CatalogLookup.Cached(AimlMusicEnvironment.AddressFor(boundParameters))?.Models ?? MusicCatalog.Models;
        }
        catch (AimlMusicException)
        {
            // An invalid address is reported when a request is sent.
            return MusicCatalog.Models;
        }
    }

    /// <summary>Finds a model by its id or an alias; null if the list does not contain it.</summary>
    public static MusicModel? Find(this IReadOnlyList<MusicModel> models, string name) =>
        models.FirstOrDefault(model => string.Equals(model.Id, name, StringComparison.OrdinalIgnoreCase))
        ?? models.FirstOrDefault(model => model.IsCalled(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)));
}
