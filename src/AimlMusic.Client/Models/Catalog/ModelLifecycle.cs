namespace AimlMusic;

/// <summary>
/// The lifecycle of a model at the vendor. Source: <c>GET /v1/models/deprecations</c>,
/// https://docs.aimlapi.com/api-references/service-endpoints.
/// </summary>
public enum ModelLifecycle
{
    /// <summary>The vendor offers the model.</summary>
    Current,

    /// <summary>The vendor recommends a newer model. The model is still available.</summary>
    Superseded,

    /// <summary>The vendor will withdraw the model. It is still available, even if it is no longer in the list of models.</summary>
    Deprecated,

    /// <summary>The vendor has withdrawn the model. The service answers requests for it with 404.</summary>
    Withdrawn,
}
